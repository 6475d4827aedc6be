"""Which reading does a character of several readings have in names of persons, places and firms?

pypinyin's table gives the most frequent reading of a character; these few tables say where that is wrong for a name.
Syllables carry their tone as a figure, ü is written v. A change here changes stored keys: raise `pinyin.VERSION`.
"""

# The usual reading in names, where it differs from the most frequent one.
USUAL = """
长 chang2 都 du1 佛 fo2 薄 bo2 泊 bo2 什 shi2 似 si4 茄 qie2 蛤 ge2 轧 zha2 卜 bu3 脯 fu3 甸 dian4 翟 zhai2 剥 bo1
尿 niao4 得 de2 着 zhuo2 莞 guan3
"""

# Another living reading, by which people also look for the name when no phrase settles it.
ALSO = """
长 zhang3 重 chong2 行 hang2 乐 yue4 曾 zeng1 单 shan4 解 xie4 仇 qiu2 查 zha1 藏 zang4 朝 zhao1 弹 tan2 校 jiao4
系 ji4 厦 xia4 参 shen1 区 ou1 种 chong2 召 shao4 折 she2 尉 yu4 蔚 yu4 宿 xiu3 卡 qia3 晟 cheng2 圩 xu1 粘 nian2
埔 bu4 莘 xin1 畜 xu4 省 xing3 屏 bing3 率 shuai4 纤 qian4 隽 juan4 钿 tian2 侗 tong2 调 tiao2 柏 bo2 模 mu2
覃 qin2 盖 ge3 缪 miao4 朴 piao2 员 yun4 阿 e1 浒 xu3
"""

# First characters of names of persons; after a slash another reading that families use.
SURNAMES = """
单 shan4 解 xie4 仇 qiu2 曾 zeng1 区 ou1 盖 ge3/gai4 查 zha1 覃 qin2/tan2 缪 miao4/mou2 种 chong2 冼 xian3 召 shao4
员 yun4 朴 piao2 乐 yue4/le4 任 ren2 华 hua4 燕 yan1 纪 ji3 葛 ge3 宁 ning4 那 na1 曲 qu1 应 ying1 於 yu1 过 guo1
车 che1 翟 zhai2/di2 佘 she2 逄 pang2 乜 nie4 幺 yao1 晁 chao2 祭 zhai4 秘 bi4 繁 po2 隗 wei3/kui2 郇 xun2/huan2
郗 xi1/chi1 能 nai4 阚 kan4 贲 ben1 费 fei4/bi4 薄 bo2 卜 bu3 柏 bai3 谌 chen2/shen4 干 gan1 句 gou1 呙 guo1
藉 ji2 隽 juan4 逯 lu4 牟 mu4/mou2 宓 mi4 钭 tou3 粘 nian2 瞿 qu2 厍 she4 莘 shen1/xin1 盛 sheng4 石 shi2 舍 she4
撒 sa3 万 wan4 洗 xian3 相 xiang4 宿 su4 俱 ju1 恽 yun4 载 zai4 笮 ze2 占 zhan1 长 chang2 重 chong2 褚 chu3 尉 wei4
蔚 yu4/wei4 要 yao1 訾 zi1 教 jiao4 角 jue2 折 she2 黑 he4 哈 ha3 洪 hong2 沈 shen3 冯 feng2 贾 jia3 郝 hao3
俞 yu2 余 yu2 叶 ye4 尹 yin3 殷 yin1 樊 fan2 芮 rui4 邢 xing2 邵 shao4 臧 zang1 佟 tong2 仝 tong2 靳 jin4 虢 guo2
郏 jia2 郄 qie4/xi4 舒 shu1 甄 zhen1 宛 wan3 令 ling4 适 shi4 谷 gu3 鲍 bao4 戚 qi1 奇 qi2 朝 chao2
不 biao1 弗 fu2 尧 yao2 眭 sui1 睢 sui1 濮 pu2 厉 li4 郦 li4 麻 ma2 逢 pang2 倪 ni2 卢 lu2 弋 yi4 亓 qi2 旻 min2
"""

COMPOUND_SURNAMES = """
尉迟 yu4 chi2
万俟 mo4 qi2
长孙 zhang3 sun1
澹台 tan2 tai2
令狐 ling2 hu2
宇文 yu3 wen2
濮阳 pu2 yang2
淳于 chun2 yu2
鲜于 xian1 yu2
夏侯 xia4 hou2
皇甫 huang2 fu3
呼延 hu1 yan2
亓官 qi2 guan1
"""

# In these the readings are settled. 行 at the end of a firm's name is settled by `pinyin` itself.
PHRASES = """
重庆 chong2 qing4
重阳 chong2 yang2
重塑 chong2 su4
重生 chong2 sheng1
重组 chong2 zu3
重建 chong2 jian4
重光 chong2 guang1
重工 zhong4 gong1
重型 zhong4 xing2
重机 zhong4 ji1
起重 qi3 zhong4
长沙 chang2 sha1
长江 chang2 jiang1
长三角 chang2 san1 jiao3
长城 chang2 cheng2
长春 chang2 chun1
长兴 chang2 xing1
长安 chang2 an1
长乐 chang2 le4
长青 chang2 qing1
成长 cheng2 zhang3
增长 zeng1 zhang3
生长 sheng1 zhang3
校长 xiao4 zhang3
家长 jia1 zhang3
董事长 dong3 shi4 zhang3
理事长 li3 shi4 zhang3
秘书长 mi4 shu1 zhang3
会长单位 hui4 zhang3 dan1 wei4
银行 yin2 hang2
行业 hang2 ye4
商行 shang1 hang2
车行 che1 hang2
琴行 qin2 hang2
洋行 yang2 hang2
分行 fen1 hang2
支行 zhi1 hang2
拍卖行 pai1 mai4 hang2
典当行 dian3 dang4 hang2
农商行 nong2 shang1 hang2
行长 hang2 zhang3
行情 hang2 qing2
行家 hang2 jia1
旅行 lv3 xing2
出行 chu1 xing2
同行 tong2 xing2
远行 yuan3 xing2
前行 qian2 xing2
飞行 fei1 xing2
发行 fa1 xing2
步行 bu4 xing2
践行 jian4 xing2
知行 zhi1 xing2
自行 zi4 xing2
行政 xing2 zheng4
行动 xing2 dong4
行者 xing2 zhe3
音乐 yin1 yue4
乐器 yue4 qi4
声乐 sheng1 yue4
民乐 min2 yue4
国乐 guo2 yue4
器乐 qi4 yue4
弦乐 xian2 yue4
管乐 guan3 yue4
乐团 yue4 tuan2
乐队 yue4 dui4
乐府 yue4 fu3
乐章 yue4 zhang1
乐清 yue4 qing1
乐亭 lao4 ting2
乐山 le4 shan1
快乐 kuai4 le4
娱乐 yu2 le4
乐园 le4 yuan2
会计 kuai4 ji4
财会 cai2 kuai4
会稽 kuai4 ji1
空调 kong1 tiao2
调味 tiao2 wei4
调料 tiao2 liao4
调解 tiao2 jie3
调节 tiao2 jie2
调理 tiao2 li3
调试 tiao2 shi4
调和 tiao2 he2
协调 xie2 tiao2
烹调 peng1 tiao2
调查 diao4 cha2
调研 diao4 yan2
传记 zhuan4 ji4
西藏 xi1 zang4
藏药 zang4 yao4
藏医 zang4 yi1
藏族 zang4 zu2
宝藏 bao3 zang4
收藏 shou1 cang2
典藏 dian3 cang2
珍藏 zhen1 cang2
人参 ren2 shen1
海参 hai3 shen1
党参 dang3 shen1
西洋参 xi1 yang2 shen1
参茸 shen1 rong2
弹簧 tan2 huang2
弹力 tan2 li4
弹性 tan2 xing4
校准 jiao4 zhun3
校验 jiao4 yan4
学校 xue2 xiao4
厦门 xia4 men2
大厦 da4 sha4
厦工 xia4 gong1
系统 xi4 tong3
朝阳 chao2 yang2
朝霞 zhao1 xia2
朝晖 zhao1 hui1
今朝 jin1 zhao1
单位 dan1 wei4
单车 dan1 che1
解决 jie3 jue2
检查 jian3 cha2
折叠 zhe2 die2
种植 zhong4 zhi2
种业 zhong3 ye4
区块 qu1 kuai4
社区 she4 qu1
园区 yuan2 qu1
阿胶 e1 jiao1
东阿 dong1 e1
模具 mu2 ju4
模板 mu2 ban3
模型 mo2 xing2
模塑 mo2 su4
效率 xiao4 lv4
纤维 xian1 wei2
化纤 hua4 xian1
屏幕 ping2 mu4
畜牧 xu4 mu4
畜禽 chu4 qin2
咖喱 ga1 li2
雪茄 xue3 jia1
供给 gong1 ji3
什锦 shi2 jin3
六安 lu4 an1
台州 tai1 zhou1
天台 tian1 tai1
丽水 li2 shui3
番禺 pan1 yu2
东莞 dong1 guan3
蚌埠 beng4 bu4
黄埔 huang2 pu3
大埔 da4 bu4
莘庄 xin1 zhuang1
莘县 shen1 xian4
浒墅关 xu3 shu4 guan1
浒关 xu3 guan1
甪直 lu4 zhi2
洪洞 hong2 tong2
牟平 mu4 ping2
涡阳 guo1 yang2
歙县 she4 xian4
枞阳 zong1 yang2
铅山 yan2 shan1
单县 shan4 xian4
尉犁 yu4 li2
蔚县 yu4 xian4
渑池 mian3 chi2
荥阳 xing2 yang2
浚县 xun4 xian4
犍为 qian2 wei2
筠连 jun1 lian2
繁峙 fan2 shi4
泌阳 bi4 yang2
都江堰 du1 jiang1 yan4
济南 ji3 nan2
济宁 ji3 ning2
济源 ji3 yuan2
喀什 ka1 shi2
尉氏 wei4 shi4
宿迁 su4 qian1
宿州 su4 zhou1
"""
